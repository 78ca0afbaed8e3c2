import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ownQuestionForm } from '@/features/questions/queries/own-question-form'
import { ownQuestionFormSchema } from '@/features/questions/schema'
import styles from '@/features/questions/components/questions.module.css'
import { wordingsOf } from '@/i18n/wordings'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'
import { QuestionEditor } from './question-editor'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('questions.form'))('title'),
})

const NewQuestionPage = async ({ searchParams }: PageProps<'/questions/new'>) => {
  const actor = await requireActor()
  const opening = ownQuestionFormSchema.parse(await searchParams)
  const { version, organisation, model, replaces } = await orNotFound(() => ownQuestionForm(actor, opening))
  const t = await getTranslations('questions.form')
  const { interviews: texts } = await getMessages()
  return (
    <>
      <header className={styles.head}>
        <h1>{replaces ? t('changeTitle') : t('title')}</h1>
        {replaces ? <p>{t('changeAbout')}</p> : null}
      </header>
      <QuestionEditor
        newId={randomUUID()}
        model={model}
        replaces={replaces}
        call={{ version, organisation, texts, locale: await getLocale(), wordings: wordingsOf(version) }}
      />
    </>
  )
}

export default NewQuestionPage
