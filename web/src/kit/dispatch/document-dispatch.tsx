import { DocumentPage } from '../document/document-page.tsx';
import { Override } from './override.tsx';

export const Page = () => <Override kind="document" automatic={DocumentPage} />;
