'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactNode } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { ChoiceField } from '@/components/form/choice-field'
import { CommandButton } from '@/components/form/command-button'
import { LeaveGuard } from '@/components/form/leave-guard'
import { problemsByRow } from '@/components/form/problems-by-row'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { ownKinds } from '@/domain/instrument/own-questions'
import { createOwnQuestionAction } from '../actions'
import { AnswerFields } from './answer-fields'
import { draftOf, emptyDraft, inputOf, previewOf, type QuestionDraft, type QuestionModel } from './question-draft'
import { WordsFields } from './words-fields'
import styles from './questions.module.css'

type Props = {
  /** The id for the new question. The server makes it with the page, so that a repeat adds no second question. */
  newId: string
  /** The question that the form begins with. */
  model: QuestionModel | null
  /** The id of the question in use that the new one replaces. */
  replaces: string | null
  /** Shows the question of the form as a caller sees it. */
  preview: (model: QuestionModel) => ReactNode
}

/** The form for a question that the organisation adds, with the question as it will be in a call beside it. */
export const QuestionForm = ({ newId, model, replaces, preview }: Props) => {
  const t = useTranslations('questions')
  const frame = useTranslations('frame.actions')
  const router = useRouter()
  const [initialDraft] = useState<QuestionDraft>(() => (model ? draftOf(model) : emptyDraft))
  const [draft, setDraft] = useState(initialDraft)
  const [saved, setSaved] = useState(false)
  const [replacedId, setReplacedId] = useState(replaces)
  // The page renders again after saving, with an id for the next question. This form keeps the id that it sent.
  const [id] = useState(newId)
  const change = (changes: Partial<QuestionDraft>) => setDraft((old) => ({ ...old, ...changes }))
  // The effect runs after the render in which `saved` turns off the leave guard, so the guard does not stop the navigation.
  useEffect(() => {
    if (saved) router.push(href('/questions', {}, { saved: 1 }))
  }, [saved, router])
  const save = useCommand(createOwnQuestionAction, { inForm: true, onSuccess: () => setSaved(true) })
  const send = async () => {
    const refusal = await save.run({ ...inputOf(draft), id, replaces: replacedId })
    // Somebody else stopped the question that this one was to replace.
    if (refusal?.code === 'conflict') setReplacedId(null)
    if (!refusal) return null
    const optionIds = draft.options.map((option) => option.id)
    return { ...refusal, problems: problemsByRow(refusal.problems, 'options', optionIds) }
  }
  return (
    <div className={styles.editor}>
      <CheckedForm className={styles.form} onSend={send}>
        <LeaveGuard
          dirty={draft !== initialDraft && !saved}
          texts={{
            title: t('form.leaveTitle'),
            text: t('form.leave'),
            leave: t('form.leaveYes'),
            stay: t('form.leaveNo'),
          }}
        />
        <ChoiceField
          path="kind"
          label={t('form.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={ownKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <WordsFields locale="nl" words={draft.nl} onChange={(nl) => change({ nl })} />
        <WordsFields locale="en" words={draft.en} onChange={(en) => change({ en })} />
        <AnswerFields draft={draft} onChange={change} />
        <div className={styles.end}>
          <CommandButton pending={save.pending} className="button button-main">
            {t('form.save')}
          </CommandButton>
          <Link className="button button-quiet" href="/questions">
            {frame('cancel')}
          </Link>
        </div>
      </CheckedForm>
      <section className={styles.preview} aria-labelledby="preview">
        <h2 id="preview">{t('form.preview')}</h2>
        <p className="small soft">{t('form.previewAbout')}</p>
        {preview(previewOf(draft))}
      </section>
    </div>
  )
}
