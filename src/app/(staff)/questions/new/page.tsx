import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ownQuestionForm } from '@/features/questions/queries/own-question-form'
import { ownQuestionFormSchema } from '@/features/questions/schema'
import styles from '@/features/questions/components/questions.module.css'
import { callDefinition } from '@/domain/instrument/instrument'
import { wordingsOf } from '@/i18n/wordings'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'
import { QuestionEditor } from './question-editor'

export const generateMetadata = async ({ searchParams }: PageProps<'/questions/new'>): Promise<Metadata> => {
  const t = await getTranslations('questions.form')
  return { title: ownQuestionFormSchema.parse(await searchParams).replaces ? t('changeTitle') : t('title') }
}

const NewQuestionPage = async ({ searchParams }: PageProps<'/questions/new'>) => {
  const actor = await requireActor()
  const opening = ownQuestionFormSchema.parse(await searchParams)
  const { version, organisation, model, replaces, isFull } = await orNotFound(() => ownQuestionForm(actor, opening))
  // The question was replaced or stopped: going back must not offer its old texts as a new question.
  if (opening.replaces && !replaces) redirect('/questions')
  const t = await getTranslations('questions.form')
  const { interviews: texts } = await getMessages()
  return (
    <>
      <header className={styles.head}>
        <h1>{replaces ? t('changeTitle') : t('title')}</h1>
        {replaces ? <p>{t('changeAbout')}</p> : null}
      </header>
      {isFull && !replaces ? (
        <>
          <p>{(await getTranslations('questions'))('full')}</p>
          <Link className="button" href="/questions">
            {t('toList')}
          </Link>
        </>
      ) : (
        <QuestionEditor
          key={opening.replaces ?? opening.like ?? ''}
          newId={randomUUID()}
          model={model}
          replaces={replaces}
          call={{
            definition: callDefinition(version, []),
            organisation,
            texts,
            locale: await getLocale(),
            wordings: wordingsOf(version),
          }}
        />
      )}
    </>
  )
}

export default NewQuestionPage
