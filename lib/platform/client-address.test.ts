import { expect, test } from 'vitest'
import { clientOf } from './client-address'

test.each([
  ['the connection, where no proxy is known of', '198.51.100.7', '203.0.113.9', 0, '203.0.113.9'],
  ['whom the only proxy names last', 'forged, 198.51.100.7', '10.0.0.1', 1, '198.51.100.7'],
  ['whom the outer of two proxies names', 'forged, 198.51.100.7, 10.0.0.2', '10.0.0.1', 2, '198.51.100.7'],
  ['the first there is, where fewer proxies were passed than are known of', undefined, '10.0.0.1', 2, '10.0.0.1'],
  ['IPv4 as it is, however it is written', undefined, '::ffff:203.0.113.9', 0, '203.0.113.9'],
  ['of IPv6 the network', undefined, '2001:db8:1:2:3:4:5:6', 0, '2001:db8:1:2::/64'],
  ['of IPv6 the network, shortened', undefined, '2001:db8::6', 0, '2001:db8:0:0::/64'],
  ['of IPv6 the network, without its zone', undefined, 'fe80::1%eth0', 0, 'fe80:0:0:0::/64'],
  ['IPv4 without the port of the connection', '198.51.100.7:50123', '10.0.0.1', 1, '198.51.100.7'],
  ['of IPv6 the network, without brackets and port', '[2001:db8:1:2::6]:443', '10.0.0.1', 1, '2001:db8:1:2::/64'],
  ['of IPv6 the network, without brackets', '[2001:db8:1:2::6]', '10.0.0.1', 1, '2001:db8:1:2::/64'],
  ['IPv4 as it is, in brackets and with a port', '[::ffff:198.51.100.7]:443', '10.0.0.1', 1, '198.51.100.7'],
  ['one for all, where it is no address', '_hidden:50123', '10.0.0.1', 1, 'unknown'],
  ['one for all, where it is a word', 'unknown', '10.0.0.1', 1, 'unknown'],
  ['one for all, where nobody is named', undefined, '', 0, 'unknown'],
])('who asks is %s', (_, forwarded, remote, proxies, client) => {
  expect(clientOf(forwarded, remote, proxies)).toBe(client)
})
