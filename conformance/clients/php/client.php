<?php
// aliyun-openapi-php-sdk: everything in a form; CONFORMANCE_PHP_SDK is a checkout of it.
error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('memory_limit', '1G');
require getenv('CONFORMANCE_PHP_SDK') . '/aliyun-php-sdk-core/Config.php';
require __DIR__ . '/calls.php';

function call(): array
{
    $profile = DefaultProfile::getProfile(
        'cn-shanghai',
        setting('BONAFIDE_ACCESS_KEY_ID', 'testAccessKeyId'),
        setting('BONAFIDE_ACCESS_KEY_SECRET', 'testAccessKeySecret')
    );
    DefaultProfile::addEndpoint('cn-shanghai', 'cn-shanghai', 'saf', setting('BONAFIDE_ENDPOINT', '127.0.0.1:8080'));
    $version = setting('BONAFIDE_VERSION') === '2018-09-19' ? 'V20180919' : 'V20190521';
    $class = "saf\\Request\\$version\\ExecuteRequestRequest";
    $request = new $class();
    $request->setProtocol(setting('BONAFIDE_SCHEME', 'http'));
    if (setting('BONAFIDE_METHOD')) {
        $request->setMethod(setting('BONAFIDE_METHOD'));
    }
    $request->setService(setting('BONAFIDE_SERVICE', 'intl_face_verify'));
    $request->setServiceParameters(serviceParameters());
    $answer = (new DefaultAcsClient($profile))->getAcsResponse($request);
    $data = $answer->Data ?? null;
    return [
        'code' => $answer->Code ?? null, 'message' => $answer->Message ?? null, 'requestId' => $answer->RequestId ?? null,
        'data' => $data, 'dataKind' => $data === null ? 'none' : gettype($data),
    ];
}

function explain(\Throwable $thrown): array
{
    if (!$thrown instanceof ClientException) {
        return [];
    }
    return [
        'errorCode' => $thrown->getErrorCode(), 'errorMessage' => $thrown->getErrorMessage(),
        'httpStatus' => method_exists($thrown, 'getHttpStatus') ? $thrown->getHttpStatus() : null,
        'requestId' => method_exists($thrown, 'getRequestId') ? $thrown->getRequestId() : null,
    ];
}

run('call', 'explain');
