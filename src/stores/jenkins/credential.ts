import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import { parseCredential, spliced, type CredentialXml } from './credential-xml.js';
import type { Jenkins } from './jenkins.js';
import { baseOf, credentialPath, domainPath, type Place } from './place.js';
import type { Subject } from './subject.js';
import { escaped } from './xml-value.js';

/** The calls for one credential, and whose errors they make. */
export class Credential {
  constructor(
    private readonly place: Place,
    private readonly subject: Subject,
    private readonly jenkins: Jenkins,
  ) {}

  /** Undefined when there is none in this store, which itself must be there: Throws E_STORE_NOT_FOUND. */
  async show(ctx: Context): Promise<CredentialXml | undefined> {
    const call = {
      subject: this.subject,
      path: `${credentialPath(this.place)}/config.xml`,
      expect: [200, 404],
    };
    const response = await this.jenkins(call, ctx);
    if (response.status === 200) return this.whole(response, ctx);
    // A folder that the user may not see is a 404 too, and nobody may take that for an empty place.
    const path = `${domainPath(this.place)}/api/json`;
    const query = 'tree=credentials%5Bid%5D';
    await this.jenkins({ subject: this.subject, path, query, expect: [200] }, ctx);
    return undefined;
  }

  /** Whether it was made: not when somebody else, or an attempt whose answer was lost, has made it before. */
  async create(body: Secret, ctx: Context): Promise<boolean> {
    const path = `${domainPath(this.place)}/createCredentials`;
    const response = await this.jenkins({ subject: this.subject, path, body, expect: [200, 409] }, ctx);
    return response.status === 200;
  }

  /** Replaces the whole credential. */
  async update(body: Secret, ctx: Context): Promise<void> {
    const path = `${credentialPath(this.place)}/config.xml`;
    await this.jenkins({ subject: this.subject, path, body, expect: [200] }, ctx);
  }

  /**
   * The credential with its description as it is: the plugin writes config.xml in the encoding that the
   * container has for XML, which need not be UTF-8, and what that has no sign for becomes a `?`. It would be lost
   * with the next write. The JSON of the same credential is UTF-8.
   */
  private async whole(response: HttpResponse, ctx: Context): Promise<CredentialXml> {
    const { host } = new URL(baseOf(this.place, this.subject.name, ctx.env));
    const xml = parseCredential(response.text(), host);
    if (xml.elements.get('id')?.value !== this.place.id) {
      fail('E_RESPONSE_INVALID', { host, problem: 'it is not that credential' });
    }
    const shown = xml.elements.get('description')?.value ?? '';
    if (!/[?\ufffd]/.test(shown)) return readable(xml, host);
    const told = await this.description(ctx);
    if (told === undefined || told === shown) return readable(xml, host);
    const edit = { name: 'description', xml: escaped(told) };
    return readable(parseCredential(spliced(xml, [edit]), host), host);
  }

  private async description(ctx: Context): Promise<string | undefined> {
    const path = `${credentialPath(this.place)}/api/json`;
    const call = { subject: this.subject, path, query: 'tree=description', expect: [200, 403, 404] };
    const response = await this.jenkins(call, ctx);
    return response.status === 200 ? described.safeParse(response.json()).data?.description : undefined;
  }
}

const described = z.object({ description: z.string() });

/** What came in another encoding cannot be posted back as it was. */
function readable(xml: CredentialXml, host: string): CredentialXml {
  if (!xml.text.includes('\ufffd')) return xml;
  fail('E_RESPONSE_INVALID', { host, problem: 'it is not UTF-8' });
}
