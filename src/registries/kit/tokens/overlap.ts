import type { Context } from '../../../context/context.js';
import type { IssuedCredential, MintRequest, Overlap, Token } from '../../contract.js';
import { generationName, generationOf, type Mark } from './generation.js';

/** A token that logs in, as the registry lists it; others than ours too. */
export interface LabelledToken extends Omit<Token, 'generation'> {
  /** The name that holds the generation. */
  readonly label: string;
}

/** What differs between registries whose tokens live side by side. */
export interface OverlapCalls extends Pick<
  Overlap,
  'name' | 'example' | 'calls' | 'callsToMint' | 'callsToRevoke' | 'revoke'
> {
  /** Default: `constant`. */
  readonly usernames?: Overlap['usernames'];
  /** What the token made by hand is called; its successors are `<label>.gN`. */
  readonly label: string;
  readonly mark?: Mark;
  /** Proves that creating and revoking are allowed. Default: that the list is shown. */
  check?(request: MintRequest, ctx: Context): Promise<void>;
  list(ctx: Context): Promise<readonly LabelledToken[]>;
  create(label: string, request: MintRequest, ctx: Context): Promise<IssuedCredential>;
}

/** Tokens side by side, found again by the generation in their labels. */
export function overlap({ label, mark, usernames = 'constant', ...calls }: OverlapCalls): Overlap {
  const list = async (ctx: Context): Promise<readonly Token[]> =>
    (await calls.list(ctx)).flatMap(({ label: found, ...token }) => {
      const generation = generationOf(found, label, mark);
      return generation === undefined ? [] : [{ ...token, generation }];
    });
  const check = async (_: MintRequest, ctx: Context): Promise<void> => void (await list(ctx));
  return {
    kind: 'overlap',
    usernames,
    check,
    ...calls,
    list,
    create: (request, ctx) => calls.create(generationName(label, request.generation, mark), request, ctx),
  };
}

/** Epoch milliseconds of a date in an answer; undefined when it holds none. */
export function instantOf(text: string | null | undefined): number | undefined {
  const value = Date.parse(text ?? '');
  return Number.isNaN(value) ? undefined : value;
}
