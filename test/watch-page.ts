import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** What a page did that it should not: requests that left the disk, errors, complaints of the console. */
export interface Watched {
  readonly page: Page;
  readonly sent: string[];
  readonly complaints: string[];
}

/** Opens a file in a page of its own and notes what it does, from its first moment. */
export async function watchPage(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const [sent, complaints]: string[][] = [[], []];
  page.on("request", (request) => void (/^(file|data|blob):/.test(request.url()) || sent.push(request.url())));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("pageerror", (error) => void complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`file://${file}`);
  return { page, sent, complaints };
}

/** How much wider than the window the page is, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
