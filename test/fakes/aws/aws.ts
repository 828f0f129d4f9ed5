import { openOperation } from '../../contract/smithy.js';
import { startServer, type Fault, type FakeServer, type Observe } from '../server.js';
import { answerEcr } from './ecr.js';
import { createState, type AwsOptions, type AwsState } from './state.js';
import { answerSts } from './sts.js';

export interface FakeAws {
  readonly server: FakeServer;
  readonly state: AwsState;
}

/**
 * STS, ECR and ECR Public of one account, told apart by what is asked of them. They check tokens, rights and
 * signatures, and hold what is sent and answered against AWS's description where that is at hand.
 */
export async function startAws(
  options: AwsOptions & { readonly fault?: Fault; readonly observe?: Observe },
): Promise<FakeAws> {
  const state = createState(options);
  const contract = (file: string, operation: string) => openOperation(file, operation);
  const sts = contract('aws-sts.json', 'AssumeRoleWithWebIdentity');
  const ecr = contract('aws-ecr.json', 'GetAuthorizationToken');
  const ecrPublic = contract('aws-ecr-public.json', 'GetAuthorizationToken');
  const server = await startServer(
    async (request) => {
      const faulty = await options.fault?.(request);
      if (faulty !== undefined) return faulty;
      if (request.method !== 'POST' || request.url.pathname !== '/') return { status: 404 };
      const target = request.headers['x-amz-target'];
      if (target === undefined) return answerSts(request, state, sts);
      return answerEcr(request, state, String(target).startsWith('Spencer') ? ecrPublic : ecr);
    },
    // A session token and an ID token are sent to them, and belong there.
    { now: () => state.now() },
  );
  return { server, state };
}
