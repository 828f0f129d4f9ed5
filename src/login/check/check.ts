import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { handshake } from '../../distribution/handshake.js';
import type { Answer, Handshake, Login, Right } from '../../distribution/distribution.js';
import { saying } from '../../distribution/rejection.js';
import { verifyRights } from '../../distribution/verify-rights.js';
import type { RegcredError } from '../../errors/error.js';
import { identityOf, imageHost, parseAddress, type RegistryAddress } from '../../registries/address.js';
import { detect } from '../../registries/detect.js';
import type { Registry } from '../../registries/contract.js';
import { foreign } from '../../secret/foreign.js';
import type { Secret } from '../../secret/secret.js';
import { explanation, refusal, type Subject } from '../diagnose.js';
import { passwordAllowance, withAllowance } from '../password-allowance.js';
import { NOT_GRANTED } from '../verify-login.js';
import { givenCredential } from '../inputs/given-credential.js';
import { storedLogin } from './stored-login.js';
import { targetEndpoint } from '../target-endpoint.js';

/** One result of the check: a sentence, and the cure where something is wrong. */
export interface Finding {
  readonly state: 'right' | 'wrong' | 'unknown' | 'note';
  readonly text: string;
  readonly cure?: string;
  readonly code?: string;
  /** Trying again may settle an unknown result. */
  readonly temporary?: boolean;
}

export interface CheckRequest {
  readonly registry: string;
  readonly provider: string;
  /** Without a password, the login that docker has stored is checked. */
  readonly username: string;
  readonly password: string;
  /** As the input `identity` of login. */
  readonly identity: string;
  readonly rights: readonly Right[];
  readonly realms: readonly string[];
}

/**
 * Diagnoses a login in the order of vendors' troubleshooting pages: address, network, credential, rights, and
 * what could shadow it (docs/architecture.md, section 7). Changes nothing.
 */
export async function check(request: CheckRequest, ctx: Context): Promise<readonly Finding[]> {
  const password = ctx.masks.learn(request.password, request.username || undefined);
  const address = parseAddress(request.registry);
  const entry = detect(address, request.provider);
  const registry = await entry.load();
  const endpoint = targetEndpoint(address, registry, { realms: request.realms, env: ctx.env });
  const findings: Finding[] = [note(`${identityOf(address)} is treated as ${entry.title}.`)];

  const anonymous = await handshake(endpoint, undefined, request.rights, ctx);
  findings.push(reach(address.host, anonymous));
  if (anonymous.answer === 'unknown') return findings;

  const login =
    request.password || request.identity
      ? await givenLogin(registry, address, { ...request, password }, ctx)
      : await dockerLogin(address, findings, ctx);
  if (!login) return findings;
  const subject: Subject = { address, registry, endpoint, credential: login };
  const answer = await handshake(endpoint, login, [], withAllowance(passwordAllowance(), ctx));
  findings.push(verdict(subject, answer));
  // Without rights to prove, the password would leave once more for nothing.
  if (answer.answer === 'accepted' && request.rights.length > 0)
    findings.push(...(await rightsOf(subject, request.rights, ctx)));
  return findings;
}

function reach(host: string, answer: Answer<Handshake>): Finding {
  if (answer.answer === 'unknown') return failure('unknown', answer.error);
  const open = answer.answer === 'accepted' && answer.scheme === 'none';
  return right(
    `${host} answers as a registry${open ? ' and is open to everyone' : ' and asks for a login'}.`,
  );
}

async function dockerLogin(
  address: Subject['address'],
  findings: Finding[],
  ctx: Context,
): Promise<Login | undefined> {
  const stored = await storedLogin(address, ctx);
  if (stored.shadowed) {
    findings.push({
      state: 'wrong',
      text: `The variable DOCKER_AUTH_CONFIG holds a login for ${imageHost(address)}, which docker 28.3 and later read instead of the file.`,
      cure: 'Unset it for this job, or store the right login in it.',
    });
  }
  if (stored.login) {
    findings.push(
      note(`The login that docker has stored (user ${foreign(stored.login.username)}) is checked.`),
    );
    return stored.login;
  }
  findings.push(
    note(
      stored.helper
        ? `The credential helper ${stored.helper} stores the login; give --username and --password-stdin to check one.`
        : `No login for ${imageHost(address)} is stored; give --username and --password-stdin to check one.`,
    ),
  );
  return undefined;
}

function verdict(subject: Subject, answer: Answer<Handshake>): Finding {
  const { address, credential } = subject;
  switch (answer.answer) {
    case 'unknown':
      return failure('unknown', answer.error);
    case 'rejected':
      return failure('wrong', refusal(subject, answer.reason));
    case 'accepted':
      return answer.scheme === 'none'
        ? {
            state: 'unknown',
            text: `${address.host} asks for no login, so nothing is proved about this one.`,
          }
        : right(`${identityOf(address)} accepts the login of ${credential.username}.`);
  }
}

async function rightsOf(
  subject: Subject,
  rights: readonly Right[],
  ctx: Context,
): Promise<readonly Finding[]> {
  const proofs = await verifyRights(subject.endpoint, subject.credential, rights, ctx);
  return proofs.map((proof): Finding => {
    const name = `${proof.right.action} ${proof.right.repository}`;
    if (proof.proof === 'granted') return right(`The login may ${name}.`);
    if (proof.proof === 'unknown') return failure('unknown', proof.error);
    const { cause, cure } = explanation(subject, proof.reason ?? NOT_GRANTED, proof.right);
    const text = `The login may not ${name}. ${cause} ${saying(proof.reason?.words)}`.trimEnd();
    return { state: 'wrong', code: 'E_RIGHT_MISSING', text, cure };
  });
}

function note(text: string): Finding {
  return { state: 'note', text };
}

function right(text: string): Finding {
  return { state: 'right', text };
}

function failure(state: 'wrong' | 'unknown', error: RegcredError): Finding {
  return { state, code: error.code, text: error.message, cure: error.hint, temporary: error.exit === 75 };
}

/** Checks and completes what the user gave, as login does. */
async function givenLogin(
  registry: Registry,
  address: RegistryAddress,
  given: { readonly username: string; readonly password: Secret; readonly identity: string },
  ctx: Context,
): Promise<Login> {
  const identity = given.identity || undefined;
  const credential = givenCredential(given, identityOf(address), ctx);
  return registry.login({ address, ...credential, ...defined({ identity }) }, ctx);
}
