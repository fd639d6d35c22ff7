import { useSay } from '../../lib/language.ts';
import type { Upload } from './use-uploads.ts';

const texts = {
  sending: { en: 'Uploading {name}', zh: '正在上传 {name}' },
  dismiss: { en: 'Dismiss', zh: '知道了' },
} as const;

/** A file on its way, or in one sentence why it did not get there. */
export function UploadRow({ upload, onForget }: { upload: Upload; onForget: () => void }) {
  const say = useSay();
  const { name, share, failed } = upload;
  return (
    <li className="attachment">
      <span className="attachment-name">{name}</span>
      {failed === undefined ? (
        <progress max={1} value={share} aria-label={say(texts.sending, { name })} />
      ) : (
        <>
          <span className="field-error" role="alert">
            {failed}
          </span>
          <button type="button" className="link" onClick={onForget}>
            {say(texts.dismiss)}
          </button>
        </>
      )}
    </li>
  );
}
