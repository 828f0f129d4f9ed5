export { awsIdentity as identityLogin } from '../aws/identity.js';
