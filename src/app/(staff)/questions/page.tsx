import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QuestionList } from '@/features/questions/components/question-list'
import styles from '@/features/questions/components/questions.module.css'
import { ownQuestionList } from '@/features/questions/queries/own-question-list'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('questions'))('title'),
})

const QuestionsPage = async ({ searchParams }: PageProps<'/questions'>) => {
  const actor = await requireActor()
  const questions = await orNotFound(() => ownQuestionList(actor))
  const t = await getTranslations('questions')
  const { saved, stopped } = await searchParams
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        {saved || stopped ? (
          <p role="status" tabIndex={-1} className="notice">
            {saved ? t('saved') : t('stopped')}
          </p>
        ) : null}
        <p>{t('lead')}</p>
        <p className="soft">{t('inside')}</p>
      </header>
      <QuestionList {...questions} />
    </>
  )
}

export default QuestionsPage
