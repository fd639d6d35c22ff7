import { CreatePage } from '../record/create-page.tsx';
import { Override } from './override.tsx';

export const Page = () => <Override kind="create" automatic={CreatePage} />;
