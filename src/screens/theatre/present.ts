import { useCallback, useEffect, useState } from 'react';

/**
 * Presenting: large text, and the full screen where the browser grants it. Leaving the full screen ends it.
 * Where it is refused (a frame, a policy), the large text fills the window.
 */
export function usePresenting(): readonly [boolean, (wanted: boolean) => void] {
  const [presenting, setPresenting] = useState(false);
  useEffect(() => {
    const onChange = (): void => {
      if (document.fullscreenElement === null) setPresenting(false);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  const present = useCallback((wanted: boolean): void => {
    setPresenting(wanted);
    if (wanted) document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement !== null) void document.exitFullscreen();
  }, []);
  return [presenting, present];
}
