import { useEffect, useState } from 'react';
import { hashOf } from '../home/route.ts';
import { keepOwnFile, OWN } from './own-file.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** Takes a scenario file that is dropped anywhere on the page, and plays it. */
export function DropTarget() {
  const texts = useTexts(theatreTexts);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const onLeave = (event: DragEvent): void => {
      // It left the page, not just one of its parts.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void playFile(file);
    };
    addEventListener('dragover', onDrag);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDrag);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over ? <p className="drop-here">{texts.own.drop}</p> : null;
}

/** Opens a scenario file of the person's own. Whatever is wrong with it is said where it would be played. */
export async function playFile(file: File): Promise<void> {
  keepOwnFile({ name: file.name, text: await file.text() });
  location.hash = hashOf({ type: 'scenario', id: OWN, step: 0 });
}
