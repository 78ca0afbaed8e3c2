/** A web server with TLS before the application, as operators have one. */
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import 'reflect-metadata' // which the next needs before it
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** A certificate for `localhost` that nobody trusts. */
const selfSigned = async () => {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: 'CN=localhost', keys, signingAlgorithm: algorithm },
    crypto,
  )
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { key, cert: certificate.toString('pem') }
}

/** Passes requests on to the application at the port that `leadTo` names. */
export const tlsFront = async () => {
  const behind = { port: 0 }
  const server = https.createServer(await selfSigned(), (request, response) => {
    const { url = '/', method, headers } = request
    const onwards = http.request({ host: '127.0.0.1', port: behind.port, path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onwards.on('error', () => response.destroy())
    request.pipe(onwards)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // The type of the address of a server that listens on a port.
  const address = `https://localhost:${(server.address() as AddressInfo).port}`
  return {
    address,
    leadTo: (port: number) => (behind.port = port),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
