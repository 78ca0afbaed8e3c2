/**
 * The page for when there is no network, as one file in both languages: what waits on this device, and the questions of the
 * interview. It holds nothing of a person. The build renders it once (`scripts/lib/offline.mjs`); the browser shows the
 * language of its cookie (`offline-page.ts`).
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { latestInstrument } from '@/domain/instrument/instrument'
import type { QuestionWords } from '@/i18n/instrument-texts'
import { locales, type Locale } from '@/i18n/locale'
import { filled } from '@/i18n/filled'
import { offlineTexts } from '@/i18n/offline-texts'
import { textsOf } from '@/i18n/texts-of-version'

type Asked = {
  wording: string
  options?: Readonly<Record<string, string>>
  parts?: Readonly<Record<string, Omit<Asked, 'parts'>>>
}

const Options = ({ options }: Pick<Asked, 'options'>) =>
  options ? <p className="small soft">{Object.values(options).join(' · ')}</p> : null

/** One question as it is asked, with its answers and its second parts. */
const Question = ({ question, organisation }: { question: Asked; organisation: string }) => (
  <>
    <p>{filled(question.wording, { organisation })}</p>
    <Options options={question.options} />
    {Object.entries(question.parts ?? {}).map(([key, part]) => (
      <div key={key} className="part">
        <p className="small">{filled(part.wording, { organisation })}</p>
        <Options options={part.options} />
      </div>
    ))}
  </>
)

const Questions = ({ locale }: { locale: Locale }) => {
  const texts = textsOf(latestInstrument.version, locale)
  const sections: Readonly<Record<string, string>> = texts.sections
  const questions: Readonly<Record<string, QuestionWords & Asked>> = texts.questions
  const { organisation } = offlineTexts[locale]
  return latestInstrument.sections.map((section) => (
    <section key={section}>
      <h2>{sections[section]}</h2>
      <ol>
        {latestInstrument.questions
          .filter((question) => question.section === section)
          .map(({ key, number }) => (
            <li key={key} value={number}>
              {questions[key] ? <Question question={questions[key]} organisation={organisation} /> : null}
            </li>
          ))}
      </ol>
    </section>
  ))
}

const Page = ({ locale }: { locale: Locale }) => {
  const texts = offlineTexts[locale]
  return (
    <main lang={locale}>
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <p className="notice" data-waits hidden />
      <p>
        <button type="button" className="button button-main" data-retry>
          {texts.retry}
        </button>
      </p>
      <p role="status" className="small" data-status />
      <details>
        <summary>{texts.questions}</summary>
        <p className="soft">{texts.onPaper}</p>
        <Questions locale={locale} />
      </details>
    </main>
  )
}

type Parts = { style: string; script: string; icon: string }

/** Style and script stand in the page, and its policy names them by their hashes, so the page needs no other file of its own. */
export const offlineDocument = ({ style, script, icon }: Parts): string => {
  const pages = locales.map((locale) => renderToStaticMarkup(<Page locale={locale} />)).join('')
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${offlineTexts.nl.title} · Nabij</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
<script>${script}</script>
</head>
<body>
<header>Nabij</header>
${pages}
</body>
</html>
`
}
