import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

/** Asks before what was typed is left behind. Returns how to leave without being asked. */
export function useLeaveGuard(dirty: boolean) {
  const free = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty && !free.current,
    enableBeforeUnload: () => dirty && !free.current,
    withResolver: true,
  });
  return {
    blocker,
    leaveFreely: () => {
      free.current = true;
    },
  };
}
