import { bytesInWords, counted } from '../ui/words.ts';

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

export const tooManyFiles = `It holds more than ${counted(limits.files, 'file')}, and that is as many as can be brought in at once.`;
export const tooManyListed = `It lists more than ${counted(limits.listed, 'entry', 'entries')}, so it was not read any further.`;
export const tooLarge = `Unpacked it is larger than ${bytesInWords(limits.bytes)}, and that is as much as can be brought in at once.`;
