import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { hostileTexts } from '../../../../tests/hostile-texts'
import { boardWeek, withdrawnFor } from '../../../../tests/release-samples'
import { wordedRelease } from '@/i18n/worded-release'
import { ReleasePaper } from './release-paper'

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const compact = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** The names of the tags and their attributes, in order, and the text between them: what a browser would make of it. */
const read = (markup: string) => ({
  tags: [...markup.matchAll(/<(\/?[a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name, attributes = '']) => [name, [...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, key]) => key)],
  ),
  text: compact(
    markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(#?\w+);/g, (_, name: string) => signs[name] ?? `&${name};`),
  ),
})

const papers = {
  'a summary': (text: string) => ({
    ...boardWeek,
    organisation: text,
    recipient: text,
    node: { ...boardWeek.node, name: text },
    comment: text,
    requests: [text, text],
    points: [text],
    quotes: [text],
  }),
  'a withdrawn summary': (text: string) => ({
    ...withdrawnFor,
    organisation: text,
    recipient: text,
    withdrawnReason: text,
  }),
}

describe.each(Object.entries(papers))('the page of %s', (_, release) => {
  const pageWith = (text: string) =>
    read(renderToStaticMarkup(ReleasePaper({ paper: wordedRelease(release(text), 'nl') })))
  const ordinary = pageWith('gewone woorden')

  test.each(Object.entries(hostileTexts))(
    'has the elements of any other, and the text as it was typed: %s',
    (_name, text) => {
      const { tags, text: shown } = pageWith(text.replaceAll(/\s+/g, ' '))
      expect(tags.length).toBeGreaterThan(20)
      expect(tags).toEqual(ordinary.tags)
      expect(shown).toContain(compact(text))
    },
  )
})
