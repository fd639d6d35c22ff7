// By hand: ages in columns with their sums, and the way to each customer.
import { AgeingView } from './ageing-view.tsx';

export const Page = () => <AgeingView kind="receivable" />;
