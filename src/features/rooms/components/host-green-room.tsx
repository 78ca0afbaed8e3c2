'use client'

import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { PlainLink } from '@/components/layout/plain-link'
import type { AboutProps } from './host-about'
import { HostDevice, useFallbackText } from './host-device'
import type { HostEntry } from './host-entered'
import { useGreenMedia } from './host-green-media'
import { useLevel } from './host-level'
import { LivePicture } from './live-picture'
import { HostNetwork } from './host-network'
import styles from './host-green-room.module.css'
import page from './host-page.module.css'

type Props = AboutProps & { onEnter: (entry: HostEntry) => void }
type Media = ReturnType<typeof useGreenMedia>

const Microphone = ({ media: { local, setDevice, setMicrophone, stream } }: { media: Media }) => {
  const t = useTranslations('roomHost.green')
  const dock = useTranslations('roomHost.dock')
  const { level, hasHeard } = useLevel(stream)
  return (
    <div className={styles.line}>
      <h2>{t('microphone')}</h2>
      <div className={styles.parts}>
        <HostDevice kind="audio" local={local} setDevice={setDevice} />
        <button
          type="button"
          className="button"
          aria-pressed={local.microphoneOn}
          onClick={() => void setMicrophone(true)}
        >
          {dock('turnOn', { what: dock('microphone') })}
        </button>
        <div>
          <p className="small soft">{t('speak')}</p>
          <meter className={styles.level} min={0} max={1} value={level} aria-label={t('microphone')} />
          <p role="status" className="small">
            {hasHeard ? t('heard') : t('quiet')}
          </p>
        </div>
      </div>
    </div>
  )
}

const NetworkLine = ({ roomId }: { roomId: string }) => (
  <div className={styles.line}>
    <h2>{useTranslations('roomHost.green')('network')}</h2>
    <div className={styles.parts}>
      <HostNetwork roomId={roomId} />
    </div>
  </div>
)

const CameraChoice = ({ media }: { media: Media }) => {
  const t = useTranslations('roomHost.green')
  const { blur, local, setDevice } = media
  return (
    <div className={styles.line}>
      <h2>{t('camera')}</h2>
      <div className={styles.parts}>
        <HostDevice kind="video" local={local} setDevice={setDevice} />
        <ButtonRow tight>
          <button
            type="button"
            className="button"
            aria-pressed={media.hasCamera}
            onClick={() => void media.setCamera(true)}
          >
            {t('on')}
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={!media.hasCamera}
            onClick={() => void media.setCamera(false)}
          >
            {t('off')}
          </button>
          {blur.isOffered ? (
            <button type="button" className="button" aria-pressed={blur.isOn} onClick={() => void blur.set(!blur.isOn)}>
              {t('blur')}
            </button>
          ) : null}
        </ButtonRow>
      </div>
    </div>
  )
}

const Problem = ({ media: { problem } }: { media: Media }) => {
  const t = useTranslations('roomHost.green')
  return (
    <div role="alert">
      {problem ? (
        <div className="notice notice-warn">
          <p>{t(`problems.${problem}`)}</p>
          {problem === 'microphoneGone' ? null : <p>{t('withSound')}</p>}
        </div>
      ) : null}
    </div>
  )
}

/** Before the room: what the camera sees, whether the microphone hears, and whether the network carries a call. */
export const HostGreenRoom = ({ about, onEnter }: Props) => {
  const t = useTranslations('roomHost')
  const media = useGreenMedia()
  const { stream, isAsking, hasCamera, local } = media
  const fallbackText = useFallbackText(local)
  return (
    <main id="content" className={`${page.page} ${styles.wide}`}>
      <p className="small">
        <PlainLink href={href('/families/[id]', { id: about.familyId })}>{t('back')}</PlainLink>
      </p>
      <div>
        <p className="soft">{t('heading', { name: isolatedText(about.parentName) })}</p>
        <h1>{t('green.title')}</h1>
      </div>
      <p>{t('green.lead')}</p>
      <div className={styles.look}>
        <div className={styles.mirror}>
          {hasCamera ? (
            <LivePicture stream={stream} label={t('green.ownPicture')} isOwn />
          ) : (
            <div className={styles.dark}>
              {stream ? null : (
                <button type="button" className="button button-main" onClick={() => void media.start()}>
                  {t('green.start')}
                </button>
              )}
              <p className="small">{isAsking ? t('green.asks') : ''}</p>
            </div>
          )}
        </div>
        <div className={styles.lines}>
          <Problem media={media} />
          <p role="status">{fallbackText}</p>
          {stream ? <CameraChoice media={media} /> : null}
          {stream ? <Microphone media={media} /> : null}
          <NetworkLine roomId={about.roomId} />
          <ButtonRow className={styles.enter}>
            <button
              type="button"
              className="button button-main"
              onClick={() =>
                onEnter({ means: hasCamera ? 'video' : 'sound', blur: media.blur.isOn, stream: media.take() })
              }
            >
              {t(hasCamera ? 'green.enter' : 'green.enterSound')}
            </button>
          </ButtonRow>
        </div>
      </div>
    </main>
  )
}
