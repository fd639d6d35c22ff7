import { Button } from 'antd';
import { useRef } from 'react';
import { useSay } from '../../lib/language.ts';
import { usePhone } from '../use-phone.ts';

const texts = {
  add: { en: 'Add files', zh: '添加文件' },
  photo: { en: 'Take a photo', zh: '拍照' },
} as const;

/** Files from the computer; on a phone the camera, too. */
export function AddFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const say = useSay();
  const phone = usePhone();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    input.value = '';
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <span className="row">
      {phone && (
        <Button size="small" onClick={() => camera.current?.click()}>
          {say(texts.photo)}
        </Button>
      )}
      <Button size="small" onClick={() => files.current?.click()}>
        {say(texts.add)}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-adds="files"
        onChange={({ target }) => take(target)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={({ target }) => take(target)}
      />
    </span>
  );
}
