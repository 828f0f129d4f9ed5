import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import { parseCredential, spliced, type CredentialXml } from './credential-xml.js';
import type { JenkinsApi } from './client.js';
import { baseOf } from './address.js';
import { credentialPath, domainPath, type CredentialTarget } from './location.js';
import type { JenkinsSubject } from './subject.js';
import { escaped } from './xml-value.js';

/** Calls for one credential; their errors name the subject. */
export class JenkinsCredential {
  constructor(
    private readonly target: CredentialTarget,
    private readonly subject: JenkinsSubject,
    private readonly jenkins: JenkinsApi,
  ) {}

  /** Returns undefined when the store has no such credential. Throws E_STORE_NOT_FOUND without the store. */
  async show(ctx: Context): Promise<CredentialXml | undefined> {
    const call = {
      subject: this.subject,
      path: `${credentialPath(this.target)}/config.xml`,
      expect: [200, 404],
    };
    const response = await this.jenkins(call, ctx);
    if (response.status === 200) return this.whole(response, ctx);
    // A folder that the user may not see is a 404 too, and must not count as empty.
    const path = `${domainPath(this.target)}/api/json`;
    const query = 'tree=credentials%5Bid%5D';
    await this.jenkins({ subject: this.subject, path, query, expect: [200] }, ctx);
    return undefined;
  }

  /** Returns false when it exists: created by another run, or by a call whose answer was lost. */
  async create(body: Secret, ctx: Context): Promise<boolean> {
    const path = `${domainPath(this.target)}/createCredentials`;
    const response = await this.jenkins({ subject: this.subject, path, body, expect: [200, 409] }, ctx);
    return response.status === 200;
  }

  /** Replaces the whole credential. */
  async update(body: Secret, ctx: Context): Promise<void> {
    const path = `${credentialPath(this.target)}/config.xml`;
    await this.jenkins({ subject: this.subject, path, body, expect: [200] }, ctx);
  }

  /**
   * Restores a description with a `?` from the credential's JSON, which is UTF-8. The plugin encodes config.xml as
   * the container encodes XML, and replaces other characters by `?`; the next write would lose them.
   */
  private async whole(response: HttpResponse, ctx: Context): Promise<CredentialXml> {
    const { host } = new URL(baseOf(this.target, this.subject.name, ctx.env));
    const xml = parseCredential(response.text(), host);
    if (xml.elements.get('id')?.value !== this.target.id) {
      fail('E_RESPONSE_INVALID', { host, problem: 'it is another credential' });
    }
    const shown = xml.elements.get('description')?.value ?? '';
    if (!/[?\ufffd]/.test(shown)) return readable(xml, host);
    const answered = await this.description(ctx);
    if (answered === undefined || answered === shown) return readable(xml, host);
    const edit = { name: 'description', xml: escaped(answered) };
    return readable(parseCredential(spliced(xml, [edit]), host), host);
  }

  private async description(ctx: Context): Promise<string | undefined> {
    const path = `${credentialPath(this.target)}/api/json`;
    const call = { subject: this.subject, path, query: 'tree=description', expect: [200, 403, 404] };
    const response = await this.jenkins(call, ctx);
    return response.status === 200 ? described.safeParse(response.json()).data?.description : undefined;
  }
}

const described = z.object({ description: z.string() });

/** Refuses another encoding, which cannot be posted back unchanged. */
function readable(xml: CredentialXml, host: string): CredentialXml {
  if (!xml.text.includes('\ufffd')) return xml;
  fail('E_RESPONSE_INVALID', { host, problem: 'it is not UTF-8' });
}
