export { awsIdentity as identityLogin } from '../kit/aws/identity.js';
