/** What `crypto` of a Node program computes with: bundled into one file of the packs, so that no worker loads it that needs none. */
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_512 } from '@noble/hashes/sha3.js';

const hashes = { md5, ripemd160, sha1, sha224, sha256, sha384, sha512, 'sha512-256': sha512_256, 'sha3-256': sha3_256, 'sha3-512': sha3_512 };

export { hashes, hmac, pbkdf2, scrypt };
