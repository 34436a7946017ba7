import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { NewPasskeyAnswer, PasskeyAnswer } from '@/lib/accounts/schema'

/** What an authenticator and a browser make of a challenge; each part may be said otherwise than it is. */
export type Said = {
  challenge: string
  origin?: string
  rpId?: string
  /** Whether it knew its owner, by a finger or a code. */
  isVerified?: boolean
  counter?: number
  userHandle?: string
}

const FLAGS = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 }

/** An authenticator in software with one passkey (WebAuthn Level 3, 6): ES256, no attestation. */
export function newAuthenticator({ origin, rpId }: { origin: string; rpId: string }) {
  const id = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const }

  function clientData(type: string, said: Said): Buffer {
    const { challenge } = said
    return Buffer.from(JSON.stringify({ type, challenge, origin: said.origin ?? origin, crossOrigin: false }))
  }

  /** WebAuthn Level 3, 6.1. */
  function authenticatorData(said: Said, attested: Buffer = Buffer.alloc(0)): Buffer {
    const { present, verified, backupEligible, backedUp } = FLAGS
    const knows = said.isVerified === false ? 0 : verified
    const flags = present | knows | backupEligible | backedUp | (attested.length > 0 ? FLAGS.attested : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(said.counter ?? 0)
    return Buffer.concat([sha256(said.rpId ?? rpId), Buffer.from([flags]), counter, attested])
  }

  function create(said: Said): NewPasskeyAnswer {
    const idLength = Buffer.alloc(2)
    idLength.writeUInt16BE(id.length)
    const attested = Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(publicKey.export({ format: 'jwk' }))])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authenticatorData(said, attested))],
    ])
    return {
      ...credential,
      response: {
        clientDataJSON: clientData('webauthn.create', said).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  function get(said: Said): PasskeyAnswer {
    const client = clientData('webauthn.get', said)
    const data = authenticatorData(said)
    return {
      ...credential,
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
        userHandle: said.userHandle,
      },
    }
  }

  return { id: credential.id, create, get }
}

/** RFC 9053, 2.1 and 7.1.1: a key of two coordinates on P-256, for ES256. */
function coseKey({ x = '', y = '' }: JsonWebKey): Buffer {
  const key = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return Buffer.from(isoCBOR.encode(key as never))
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
