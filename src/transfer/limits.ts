import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/**
 * How much can be brought in at once. A Flask project takes a thousandth of it; what is beyond would make the page slow
 * or is no project.
 *
 * @property files files and folders that are taken, beyond those that are left out
 * @property listed all that an archive lists, with what is left out of it
 * @property bytes of all files, unpacked
 * @property nameBytes of one name, as a file system counts them: UTF-8
 */
export const limits = { files: 20_000, listed: 100_000, bytes: 128_000_000, nameBytes: 255, pathBytes: 1000 } as const;

export const tooManyFiles = (): string => textsOf(incomingTexts).size.files(limits.files);
export const tooManyListed = (): string => textsOf(incomingTexts).size.listed(limits.listed);
export const tooLarge = (): string => textsOf(incomingTexts).size.unpacked(limits.bytes);
