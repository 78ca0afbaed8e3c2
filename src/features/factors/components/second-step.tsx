'use client'

import Link from 'next/link'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { href, ownHref } from '@/components/layout/href'
import { endHalfSessionAction } from '../actions'
import type { FirstFactorToAdd } from '../queries/first-factor-to-add'
import { CodeForm } from './code-form'
import { FactorSetUp } from './factor-set-up'
import { PasskeyCheck } from './passkey-check'
import type { FactorTexts } from './texts'

type Props = {
  texts: FactorTexts
  /**
   * A code, also where there may be a passkey; a passkey alone; a first factor; the one at the identity provider; or nothing of
   * somebody who is signed in.
   */
  asks: FirstFactorToAdd | 'code' | 'passkey' | 'provider' | 'nothing'
  /** As people call the identity provider. */
  provider: string
  /** Where the person's passkeys can be shown; null when there are none. */
  passkeyOrigin: string | null
  withRecovery: boolean
  next: string
}

type CodeProps = Omit<Props, 'asks' | 'provider'> & { withApp: boolean }

const CodePart = ({ texts: { step, passkey }, withApp, withRecovery, next, passkeyOrigin }: CodeProps) => (
  <>
    <h1>{step.title}</h1>
    {passkeyOrigin !== null && !withRecovery ? (
      <PasskeyCheck texts={passkey} origin={passkeyOrigin} next={next} orCode={withApp} />
    ) : null}
    {withApp || withRecovery ? (
      <>
        <p>{withRecovery ? step.recoveryText : step.text}</p>
        <CodeForm
          texts={step}
          withRecovery={withRecovery}
          isSecond={passkeyOrigin !== null && !withRecovery}
          next={next}
        />
      </>
    ) : null}
    <p>
      <Link href={href('/sign-in/step', {}, { with: withRecovery ? undefined : 'recovery', next })}>
        {withRecovery ? step.withoutRecovery : step.withRecovery}
      </Link>
    </p>
    {withRecovery ? <p className="small soft">{step.lost}</p> : null}
  </>
)

/** Ends the session that had the password alone, so that the next person at this browser cannot go on with it. */
const OtherAccount = ({ label }: { label: string }) => {
  const end = useCommand(endHalfSessionAction, { onSuccess: () => window.location.assign('/sign-in') })
  return (
    <div className="no-print">
      <CommandButton pending={end.pending} className="button button-quiet" onClick={() => void end.run({})}>
        {label}
      </CommandButton>
      <CommandMessage message={end.message} />
    </div>
  )
}

/**
 * The page is drawn again as soon as the session is whole, while the recovery codes are still to be read. So it goes on with
 * what it asked at first.
 */
export const SecondStep = ({ texts, asks: asksNow, provider, withRecovery, next, passkeyOrigin }: Props) => {
  const [asks] = useState(asksNow)
  if (asks === 'nothing')
    return (
      <>
        <h1>{texts.step.done}</h1>
        <p>
          <Link className="button button-main" href={ownHref(next)}>
            {texts.step.go}
          </Link>
        </p>
      </>
    )
  if (asks === 'provider')
    return (
      <>
        <h1>{texts.step.title}</h1>
        <p>{texts.step.atProvider.replaceAll('{provider}', provider)}</p>
        <OtherAccount label={texts.step.back} />
      </>
    )
  return (
    <>
      {asks === 'code' || asks === 'passkey' ? (
        <CodePart
          texts={texts}
          withApp={asks === 'code'}
          withRecovery={withRecovery}
          next={next}
          passkeyOrigin={passkeyOrigin}
        />
      ) : (
        <FactorSetUp texts={texts} toAdd={asks.app} first={asks} next={next} />
      )}
      <OtherAccount label={texts.step.other} />
    </>
  )
}
