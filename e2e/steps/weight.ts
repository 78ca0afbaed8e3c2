import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'

/** Every script and style the page asks for of itself, until it asks for nothing more. */
const loadedBy = async (page: Page, address: string): Promise<Response[]> => {
  const loaded: Response[] = []
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) loaded.push(response)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  return loaded
}

/** What goes over the wire, and whether it did so compressed; what is tiny is not worth it. */
const partOf = async (response: Response) => {
  const body = await response.body()
  const plain = body.length > 2_000 && response.headers()['content-encoding'] !== 'gzip'
  return { name: new URL(response.url()).pathname, bytes: gzipSync(body).length, plain }
}

/** What a page loads of scripts and styles, part by part and in all. */
export const weightOf = async (page: Page, address: string) => {
  const parts = await Promise.all((await loadedBy(page, address)).map(partOf))
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  return { parts, bytes, list: parts.map((part) => `${part.bytes} ${part.name}`).join('\n') }
}
