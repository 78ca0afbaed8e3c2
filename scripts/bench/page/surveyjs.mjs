import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'
import { hashOf, hasStamp, writeStamp } from '../../lib/hash.mjs'
import { npmCi } from '../../lib/install.mjs'
import { inRoot } from '../../lib/paths.mjs'
import { step } from '../../lib/steps.mjs'

const folder = inRoot('scripts', 'bench', 'surveyjs')

/** SurveyJS is not a dependency of the project. It is installed here when somebody runs the benchmark for the first time. */
async function ensureSurveyJs() {
  const stamp = path.join(folder, 'node_modules', '.nabij-lock')
  const hash = hashOf(['scripts/bench/surveyjs/package-lock.json'])
  if (hasStamp(stamp, hash)) return
  await step('SurveyJS from npm', () => npmCi(['--prefix', folder]))
  writeStamp(stamp, hash)
}

/**
 * Builds a plain page with the same questions in SurveyJS.
 * @param {string} work a folder that is kept between runs
 * @returns {Promise<{ dir: string, thirty: { key: string, kind: string, section: string }[] }>}
 */
export async function builtSurvey(work) {
  await ensureSurveyJs()
  const dir = path.join(work, 'surveyjs')
  const model = path.join(work, 'survey.mjs')
  fs.rmSync(dir, { recursive: true, force: true })
  const bundled = { bundle: true, format: 'esm', logLevel: 'warning' }
  const instrument = { entryPoints: [path.join(folder, 'survey.js')], alias: { '@': inRoot('src') } }
  await build({ ...bundled, ...instrument, outfile: model, platform: 'node' })
  const { survey, thirty } = await import(`${pathToFileURL(model).href}?${Date.now()}`)
  fs.writeFileSync(path.join(work, 'survey.json'), JSON.stringify(survey))
  await build({
    ...bundled,
    entryPoints: [path.join(folder, 'page.jsx')],
    outdir: dir,
    alias: { 'survey.json': path.join(work, 'survey.json') },
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await stop() // otherwise the helper process of esbuild keeps running as long as this one
  fs.copyFileSync(path.join(folder, 'index.html'), path.join(dir, 'index.html'))
  return { dir, thirty }
}
