import { expect, test } from 'vitest';
import { presignedQuery } from './presign-url.ts';

test('the example of the S3 documentation gives its signature', () => {
  const query = presignedQuery({
    method: 'GET',
    host: 'examplebucket.s3.amazonaws.com',
    path: '/test.txt',
    region: 'us-east-1',
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
    at: '2013-05-24T00:00:00.000Z',
    expiresSeconds: 86_400,
  });
  expect(new URLSearchParams(query).get('X-Amz-Signature')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

test('a header that is signed changes the signature', () => {
  const base = {
    method: 'PUT' as const,
    host: 'h',
    path: '/a',
    region: 'r',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c/d=' },
    at: '2026-01-31T10:00:00.000Z',
    expiresSeconds: 60,
  };
  const plain = new URLSearchParams(presignedQuery(base));
  const sized = new URLSearchParams(
    presignedQuery({ ...base, headers: { 'content-length': '3' } }),
  );
  expect(sized.get('X-Amz-SignedHeaders')).toBe('content-length;host');
  expect(sized.get('X-Amz-Security-Token')).toBe('c/d=');
  expect(sized.get('X-Amz-Signature')).not.toBe(plain.get('X-Amz-Signature'));
});
