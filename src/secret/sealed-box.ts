import type sodiumModule from 'libsodium-wrappers';
import { Secret } from './secret.js';

/** A pair of X25519 keys; `public` is base64 and no secret. */
export interface KeyPair {
  readonly public: string;
  readonly private: Secret;
}

// Half a megabyte of WebAssembly, loaded with the first use.
async function sodium(): Promise<typeof sodiumModule> {
  const { default: library } = await import('libsodium-wrappers');
  await library.ready;
  return library;
}

/**
 * Seals a text so that only the holder of the private key can read it (libsodium `crypto_box_seal`, which
 * GitHub's secrets use too). Returns base64, or undefined when `publicKey` is not base64 of 32 bytes.
 */
export async function seal(secret: Secret, publicKey: string): Promise<string | undefined> {
  const library = await sodium();
  const key = keyBytes(publicKey);
  if (!key) return undefined;
  return Buffer.from(library.crypto_box_seal(Buffer.from(secret.reveal()), key)).toString('base64');
}

/** Opens a text that was sealed to the public key of `privateKey`; returns undefined when it was not. */
export async function unseal(sealed: string, privateKey: Secret): Promise<Secret | undefined> {
  const library = await sodium();
  const key = keyBytes(privateKey.reveal());
  if (!key) return undefined;
  try {
    const open = library.crypto_box_seal_open(
      Buffer.from(sealed, 'base64'),
      library.crypto_scalarmult_base(key),
      key,
    );
    return new Secret(Buffer.from(open).toString('utf8'));
  } catch {
    return undefined;
  }
}

export async function generateKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = (await sodium()).crypto_box_keypair();
  return {
    public: Buffer.from(publicKey).toString('base64'),
    private: new Secret(Buffer.from(privateKey).toString('base64')),
  };
}

/** Returns the public key of a private one; undefined when that is no key. */
export async function publicKeyOf(privateKey: Secret): Promise<string | undefined> {
  const library = await sodium();
  const key = keyBytes(privateKey.reveal());
  return key && Buffer.from(library.crypto_scalarmult_base(key)).toString('base64');
}

/** Whether a text has the form of a key: base64 of 32 bytes. */
export function isKey(text: string): boolean {
  return keyBytes(text) !== undefined;
}

function keyBytes(text: string): Buffer | undefined {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  return bytes.length === 32 && /^[A-Za-z0-9+/]{43}=?$/.test(trimmed) ? bytes : undefined;
}
