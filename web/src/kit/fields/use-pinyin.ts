import { useEffect, useState } from 'react';
import { loadPinyin, pinyinIsLoaded } from './fits.ts';

/**
 * Whether texts can be compared by pinyin already, if that is wanted; draws again once they can.
 */
export function usePinyin(wanted: boolean): boolean {
  const [ready, setReady] = useState(pinyinIsLoaded);
  useEffect(() => {
    if (!wanted || ready) return;
    let here = true;
    void loadPinyin().then(() => here && setReady(true));
    return () => {
      here = false;
    };
  }, [wanted, ready]);
  return !wanted || ready || pinyinIsLoaded();
}
