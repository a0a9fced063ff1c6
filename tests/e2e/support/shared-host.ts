import type { Cookie, Page } from '@playwright/test';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import type { Settings } from '#shared/views.ts';
import { Host } from './host.ts';

const FIRST_SETTINGS: Settings = { theme: 'auto', locale: null };

/** A host that one browser after the other opens, each as if it were the first. */
export class SharedHost {
  readonly #host = new Host();
  /** What the link gave the first browser: it works once. */
  #cookies: Cookie[] = [];

  start(): Promise<void> {
    return this.#host.start();
  }

  dispose(): Promise<void> {
    return this.#host.dispose();
  }

  /** Opens the window on the sample plan as it ships and the first settings, with nothing else in the file but the bin. */
  async openAsNew(page: Page): Promise<void> {
    if (this.#cookies.length === 0) {
      await page.goto(this.#host.link);
      this.#cookies = await page.context().cookies();
      return;
    }
    await page.context().addCookies(this.#cookies);
    const { plans } = await this.#ask(page, 'plans.list', {});
    for (const { id } of plans) await this.#ask(page, 'plans.delete', { planId: id });
    await this.#ask(page, 'plans.create', { from: 'sample', locale: 'en' });
    await this.#ask(page, 'settings.set', FIRST_SETTINGS);
    await page.goto(this.#origin);
  }

  get #origin(): string {
    return new URL(this.#host.link).origin;
  }

  async #ask<Name extends CallName>(
    page: Page,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<ResponseOf<Name>> {
    const headers = { origin: this.#origin };
    const response = await page.request.post(`${this.#origin}/api/${name}`, { headers, data: request });
    const reply = (await response.json()) as Reply<ResponseOf<Name>>;
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  }
}
