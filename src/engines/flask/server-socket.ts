import type { Connection } from '../../process/database-servers.ts';
import type { EmscriptenFs, FsStream } from './emscripten.ts';

/** Where a PostgreSQL server listens on a machine of its own. */
const SOCKET = '/run/postgresql/.s.PGSQL.5432';
/** Two numbers that no device of Emscripten has. */
const DEVICE = [54, 32] as const;
/** As the C library counts errors in WebAssembly. */
const CONNECTION_REFUSED = 14;

/**
 * A database server's socket as a file: each time that it is opened is a connection. Python reaches the server by reading
 * and writing and needs no hand on JavaScript, of which the memory's image must hold none.
 *
 * @param connect a new connection, or undefined when no server listens
 */
export function makeServerSocket(fs: EmscriptenFs, connect: () => Connection | undefined): void {
  const open = new WeakMap<FsStream, Connection>();
  const device = fs.makedev(...DEVICE);
  fs.registerDevice(device, {
    open(stream) {
      const connection = connect();
      if (connection === undefined) throw new fs.ErrnoError(CONNECTION_REFUSED);
      open.set(stream, connection);
    },
    close: (stream) => open.get(stream)?.close(),
    read(stream, buffer, offset, length) {
      const bytes = open.get(stream)?.read(length) ?? new Uint8Array(0);
      new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).set(bytes);
      return bytes.length;
    },
    write(stream, buffer, offset, length) {
      open.get(stream)?.write(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice());
      return length;
    },
  });
  fs.mkdirTree(SOCKET.slice(0, SOCKET.lastIndexOf('/')));
  fs.mkdev(SOCKET, 0o666, device);
}
