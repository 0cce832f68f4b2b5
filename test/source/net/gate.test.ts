import assert from 'node:assert/strict';
import { RecoupeError } from '../../../src/model/index.ts';
import { isPublicAddress } from '../../../src/source/net/address.ts';
import { createGate } from '../../../src/source/net/gate.ts';
import { test } from '../../runner.ts';

test('gate: a host is allowed by name with its port, in every spelling of it', () => {
  const gate = createGate(['Intranet.Example', '127.0.0.1:8080', '[::1]:9000', 'plain.example:80'], 4096);
  const good = [
    'http://intranet.example/x',
    'https://intranet.example./x',
    'http://127.1:8080/',
    'http://[0:0:0:0:0:0:0:1]:9000/',
    'http://plain.example/',
  ];
  for (const url of good) assert.equal(gate.admit(url).href, new URL(url).href);
  for (const url of [
    'http://127.0.0.1/',
    'http://127.0.0.1:9000/',
    'http://[::1]/',
    'http://intranet.example:8080/',
  ]) {
    assert.throws(() => gate.admit(url), /--allow-host/, url);
  }
});

test('gate: what is no host cannot be allowed', () => {
  for (const name of ['', 'http://x', 'a b', 'x/y', 'user@x', 'x:port', 'x?y']) {
    assert.throws(
      () => createGate([name], 4096),
      (error) => error instanceof RecoupeError && error.code === 'usage.host',
      name,
    );
  }
});

test('gate: an address is normalised, resolved against where it stood, and loses its fragment', () => {
  const gate = createGate([], 4096);
  const base = new URL('https://news.example/a/b');
  assert.equal(gate.admit('../c d?é#x', base).href, 'https://news.example/c%20d?%C3%A9');
  assert.equal(gate.admit('//other.example', base).href, 'https://other.example/');
  assert.throws(() => gate.admit('/relative'), /is not an address/);
  assert.throws(() => gate.admit(`https://news.example/${'x'.repeat(5000)}`), /longer than 4096/);
  assert.throws(() => gate.admit(`https://${'x'.repeat(64)}.example/`), /not a name/);
});

test('addresses: public is what the registries call globally reachable, at the edges of every range', () => {
  const isPublic = [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2606:2800:220:1::1',
    '2a00:1450::1',
    '3ffe::1',
  ];
  const isNot = [
    '240.0.0.1',
    '2001:1ff::1',
    '2001:db8::1',
    '2002::1',
    '3fff::1',
    '4000::',
    '::ffff:8.8.8.8',
    'fe80::1%eth0',
    'x',
    '',
  ];
  for (const address of isPublic) assert.equal(isPublicAddress(address), true, address);
  for (const address of isNot) assert.equal(isPublicAddress(address), false, address);
});
