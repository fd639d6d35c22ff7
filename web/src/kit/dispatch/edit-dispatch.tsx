import { EditPage } from '../record/edit-page.tsx';
import { Override } from './override.tsx';

export const Page = () => <Override kind="edit" automatic={EditPage} />;
