import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot } from './paths.mjs'

/** What browsers that Next supports understand. */
const forBrowser = { bundle: true, minify: true, format: 'iife', target: 'es2022', write: false, logLevel: 'warning' }
const alias = { '@': inRoot('src') }

/** The typeface of the pages, under the name that the build gave its file. */
function fontFace(distDir) {
  const folder = inRoot(distDir, 'static', 'media')
  const file = fs.readdirSync(folder).find((name) => /-latin-wght-normal\..*woff2$/.test(name))
  if (!file) throw new Error('The build has no typeface.')
  return `@font-face{font-family:'Atkinson Hyperlegible Next Variable';font-display:swap;font-weight:200 800;src:url(/_next/static/media/${file}) format('woff2-variations')}`
}

/**
 * Makes the page for when there is no network and the service worker of a build. The route handlers of both read them
 * (`src/server/offline-files.ts`).
 * @param {string} distDir
 * @param {string} sources the hash of what was built, which makes the worker of each build another one
 */
export async function buildOffline(distDir, sources) {
  const { build, stop } = await import('esbuild')
  const bundled = async (entry, options = {}) => {
    const { outputFiles } = await build({
      ...forBrowser,
      alias,
      ...options,
      entryPoints: [inRoot('src', 'app', entry)],
    })
    return outputFiles[0].text.trim()
  }
  const folder = inRoot(distDir, 'offline')
  fs.mkdirSync(folder, { recursive: true })
  try {
    const program = path.join(folder, 'document.mjs')
    const forNode = { format: 'esm', platform: 'node', packages: 'external', minify: false }
    fs.writeFileSync(program, await bundled('offline/offline-document.tsx', forNode))
    const { offlineDocument } = await import(`${pathToFileURL(program).href}?${sources}`)
    const icon = fs.readFileSync(inRoot('src', 'app', 'icon.svg'), 'base64')
    const html = offlineDocument({
      style: `${fontFace(distDir)}${await bundled('offline/offline.css')}`,
      script: await bundled('offline/offline-page.ts'),
      icon: `data:image/svg+xml;base64,${icon}`,
    })
    const id = createHash('sha256').update(sources).update(html).digest('hex').slice(0, 16)
    const define = { NABIJ_BUILD: JSON.stringify(id) }
    fs.writeFileSync(path.join(folder, 'page.html'), html)
    fs.writeFileSync(path.join(folder, 'worker.js'), await bundled('offline-worker/start.ts', { define }))
  } finally {
    await stop() // otherwise the helper process of esbuild keeps running as long as this one
  }
}
