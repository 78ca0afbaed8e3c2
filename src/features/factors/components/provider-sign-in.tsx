'use client'

import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { signInProblem, type Problem, type SignInTexts } from '@/components/session/sign-in-problem'
import { startWithProvider } from './start-with-provider'
import styles from './factors.module.css'

type Props = {
  texts: SignInTexts
  /** As people call the identity provider. */
  name: string
  next: string
  /** Why an earlier try did not work. */
  problem?: Problem | null
  /** Whether other ways to sign in stand below. */
  isFirst?: boolean
}

/** Signing in with an account of the organisation, at its identity provider. */
export const ProviderSignIn = ({ texts, name, next, problem = null, isFirst = false }: Props) => {
  const wordsOf = (reason: Problem) => signInProblem(texts, reason).replaceAll('{provider}', name)
  const start = useCommand(
    async () => {
      const outcome = await startWithProvider(next)
      if ('to' in outcome) return { ok: true, data: outcome.to }
      return { ok: false, code: 'refused', message: wordsOf(outcome.problem), problems: [] }
    },
    { leaves: true, onSuccess: (address) => window.location.assign(address) },
  )
  return (
    <div className={`${styles.form} ${styles.scripted}`}>
      {problem && !start.message && !start.pending ? (
        <p role="alert" className="notice notice-warn">
          {wordsOf(problem)}
        </p>
      ) : null}
      <CommandButton pending={start.pending} className="button button-main" onClick={() => void start.run(undefined)}>
        {(start.pending ? texts.provider.busy : texts.provider.signIn).replaceAll('{provider}', name)}
      </CommandButton>
      <CommandMessage message={start.message} />
      {isFirst ? <p className="small soft">{texts.provider.or}</p> : null}
    </div>
  )
}
