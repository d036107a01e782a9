import { useEffect, useRef } from 'react';

/** A large soft dot in place of the mouse, to point at things from afar. */
export function Pointer() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (dot.current === null) return;
      dot.current.style.transform = `translate(${clientX}px, ${clientY}px) translate(-50%, -50%)`;
      dot.current.style.opacity = '1';
    };
    addEventListener('pointermove', follow);
    return () => removeEventListener('pointermove', follow);
  }, []);
  return <div ref={dot} className="pointer-dot" aria-hidden="true" />;
}
