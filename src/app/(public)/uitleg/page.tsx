import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import styles from './page.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('explanation'))('title'),
})

type Part = { heading: string; list?: Readonly<Record<string, string>>; lines: Readonly<Record<string, string>> }

/** Explains to parents, who never sign in, what the calls are, what is noted and who sees it. */
const ExplanationPage = async () => {
  const { title, aloud, parts, toStart } = (await getMessages()).explanation
  return (
    <article className={styles.text}>
      <h1 id="start" tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.aloud}>{aloud}</p>
      {Object.values<Part>(parts).map(({ heading, list, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {list && (
            <ul>
              {Object.values(list).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {Object.values(lines).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <p className={`${styles.end} no-print`}>
        <a href="#start">{toStart}</a>
      </p>
    </article>
  )
}

export default ExplanationPage
