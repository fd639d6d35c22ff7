import { ListPage } from '../list/list-page.tsx';
import { Override } from './override.tsx';

export const Page = () => <Override kind="list" automatic={ListPage} />;
