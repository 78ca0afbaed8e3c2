'use client'

import dynamic from 'next/dynamic'
import type { PreviewCall } from '@/features/interviews/components/question-preview'
import { QuestionForm } from '@/features/questions/components/question-form'
import type { QuestionModel } from '@/features/questions/components/question-draft'

// The code of a call is loaded after the form.
const QuestionPreview = dynamic(
  () => import('@/features/interviews/components/interview').then((module) => module.QuestionPreview),
  { ssr: false },
)

type Props = { newId: string; model: QuestionModel | null; replaces: string | null; call: PreviewCall }

/** The form of an own question with the interview's own rendering of it beside the fields. */
export const QuestionEditor = ({ call, ...form }: Props) => (
  <QuestionForm
    {...form}
    preview={({ question, texts }) => (
      // Another kind or other answers are another question: what was tried out belonged to the earlier one.
      <QuestionPreview key={JSON.stringify(question)} question={question} texts={texts} call={call} />
    )}
  />
)
