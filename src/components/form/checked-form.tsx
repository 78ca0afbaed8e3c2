'use client'

import { createContext, useContext, useRef, useState, type ComponentProps, type RefObject } from 'react'
import { fieldProblems, withNames, type FormProblem, type NamedProblem } from './field-problems'
import { ProblemSummary } from './problem-summary'
import { useOpenedFocus } from './use-opened-focus'

/** The reasons why a form was refused, as a server action returns them. */
export type Refused = { message: string; problems: readonly FormProblem[] }

const Problems = createContext<readonly NamedProblem[]>([])

const isAt = (problem: string, path: string) =>
  problem === path || (problem.startsWith(`${path}.`) && /^\d+$/.test(problem.slice(path.length + 1)))

/** The problems of one field in the surrounding form, including those of a single line of its text. */
export const useFieldProblem = (path: string): string | undefined => {
  const messages = useContext(Problems).flatMap((problem) => (isAt(problem.path, path) ? [problem.message] : []))
  return [...new Set(messages)].join(' ') || undefined
}

type Props = Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate' | 'ref'> & {
  onSend: (fields: FormData, form: HTMLFormElement) => Promise<Refused | null | undefined | void> | void
  /** For a form that opens in a page: it takes the focus and gives it back when it closes. */
  opens?: boolean
  form?: RefObject<HTMLFormElement | null>
}

/**
 * A form that lists its problems above itself, those of the browser and of the server, each with a link to its field. It is
 * not sent while a field has a problem, and the typed text stays. It has no `action`: React would reset the fields.
 */
export const CheckedForm = ({ onSend, opens = false, form: outer, children, ...rest }: Props) => {
  const formRef = useRef<HTMLFormElement>(null)
  const form = outer ?? formRef
  const [problems, setProblems] = useState<readonly NamedProblem[]>([])
  const sending = useRef(false)
  useOpenedFocus(form, opens)
  const send = async (element: HTMLFormElement) => {
    const foundProblems = fieldProblems(element)
    setProblems(withNames(element, foundProblems))
    if (foundProblems.length > 0) return
    sending.current = true
    try {
      const refusal = await onSend(new FormData(element), element)
      if (!refusal) return
      const formProblem = [{ path: '', message: refusal.message }]
      setProblems(withNames(element, refusal.problems.length > 0 ? refusal.problems : formProblem))
    } finally {
      sending.current = false
    }
  }
  return (
    <form
      {...rest}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending.current) void send(event.currentTarget)
      }}
    >
      <ProblemSummary problems={problems} form={form} />
      <Problems value={problems}>{children}</Problems>
    </form>
  )
}
