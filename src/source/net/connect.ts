/**
 * Opens the connections. The address is checked twice: every one that a name leads to before any is tried, and the
 * peer of the connected socket before a byte is sent, TLS included. There is no other way out of this folder.
 */
import type { LookupAddress } from 'node:dns';
import { setMaxListeners } from 'node:events';
import { connect, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.ts';
import { bareHost, type Gate, refusePrivateAddress } from './gate.ts';
import { refuse } from './refusal.ts';
import type { Resolver } from './resolve.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly lookup: LookupFunction;
}

export interface ConnectOptions {
  readonly gate: Gate;
  readonly resolve: Resolver;
  /** Milliseconds until a connection stands, TLS included. */
  readonly timeout: number;
  /** Ends the connections that are being opened. */
  readonly signal?: AbortSignal;
  /** Opens the TCP connection; a test gives one that ends up where it should not. */
  readonly dial?: (target: Target) => Socket;
}

/** A connector for undici's pools. */
export function createConnector({
  gate,
  resolve,
  timeout,
  signal,
  dial = dialTcp,
}: ConnectOptions): buildConnector.connector {
  const secure = buildConnector({ timeout });
  if (signal) setMaxListeners(0, signal);
  return (options, callback) => {
    const { hostname, protocol } = options;
    const port = options.port || (protocol === 'https:' ? '443' : '80');
    const host = bareHost(hostname);
    const isAllowed = gate.allows(host, port);
    const socket = dial({ host, port: Number(port), lookup: lookupBy(resolve, isAllowed) });
    const timer = setTimeout(
      () => socket.destroy(refuse('net.timeout', `${host} did not take the connection in time.`, 'soon')),
      timeout,
    );
    const stop = () => socket.destroy(refuse('net.stopped', 'The fetch was stopped.', 'soon'));
    signal?.addEventListener('abort', stop);
    const settle = once((error: Error | null) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (error) {
        socket.destroy();
        callback(error, null);
      } else if (protocol === 'https:') secure({ ...options, httpSocket: socket }, callback);
      else callback(null, socket);
    });
    socket.setNoDelay(true);
    socket.on('error', settle);
    socket.on('close', () => settle(refuse('net.connect', `${host} closed the connection.`, 'soon')));
    socket.once('connect', () => settle(peerFault(socket, host, isAllowed)));
  };
}

function dialTcp({ host, port, lookup }: Target): Socket {
  return connect({ host, port, lookup, autoSelectFamily: true });
}

/** What is wrong with whom the socket is connected to. */
function peerFault(socket: Socket, host: string, isAllowed: boolean): Error | null {
  const peer = socket.remoteAddress ?? 'an unknown address';
  return isAllowed || isPublicAddress(peer) ? null : refusePrivateAddress(host, peer);
}

function lookupBy(resolve: Resolver, isAllowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    const answer = (error: Error | null, found: readonly LookupAddress[]) => {
      const [first] = found;
      if (error || !first) callback(error, '', 4);
      else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(
      (all) => {
        const open = isAllowed ? all : all.filter(({ address }) => isPublicAddress(address));
        if (open.length > 0) answer(null, open);
        else answer(nowhere(hostname, all), []);
      },
      (error: Error) => answer(error, []),
    );
  };
}

function nowhere(hostname: string, all: readonly LookupAddress[]): Error {
  const [first] = all;
  return first
    ? refusePrivateAddress(hostname, first.address)
    : refuse('net.dns', `${hostname} has no address.`, 'later');
}

function once<A>(act: (argument: A) => void): (argument: A) => void {
  let done = false;
  return (argument) => {
    if (done) return;
    done = true;
    act(argument);
  };
}
