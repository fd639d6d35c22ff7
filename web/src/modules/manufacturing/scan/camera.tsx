import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../../lib/language.ts';

const texts = {
  refused: { en: 'The camera cannot be used here.', zh: '无法使用摄像头。' },
} as const;

/** Not in every browser, and not in the types of the platform yet. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

const Detecting = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector;

export const hasDetector: boolean = Detecting !== undefined && navigator.mediaDevices !== undefined;

const EVERY_MS = 200;

/** Looks through the camera at the back until it has read a code. */
export function Camera({ onFound }: { onFound: (text: string) => void }) {
  const say = useSay();
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    if (!Detecting) return;
    const detector = new Detecting();
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async () => {
      if (stopped || !video.current) return;
      const codes = await detector.detect(video.current).catch(() => []);
      if (stopped) return;
      if (codes[0]) found.current(codes[0].rawValue);
      else timer = setTimeout(() => void look(), EVERY_MS);
    };
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (stopped || !video.current) return end();
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    const end = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    begin().catch(() => setRefused(true));
    return () => {
      stopped = true;
      clearTimeout(timer);
      end();
    };
  }, []);
  if (refused) return <p className="muted">{say(texts.refused)}</p>;
  return <video ref={video} className="scan-video" muted playsInline />;
}
