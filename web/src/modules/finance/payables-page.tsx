// By hand: ages in columns with their sums, and the way to each supplier.
import { AgeingView } from './ageing-view.tsx';

export const Page = () => <AgeingView kind="payable" />;
