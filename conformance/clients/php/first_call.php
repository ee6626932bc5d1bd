<?php
// A first call with a checkout of aliyun/aliyun-openapi-php-sdk.
require getenv('CONFORMANCE_PHP_SDK') . '/aliyun-php-sdk-core/Config.php';

function photo(string $name): string
{
    return base64_encode(file_get_contents(getenv($name)));
}

$profile = DefaultProfile::getProfile(
    'cn-shanghai', getenv('BONAFIDE_ACCESS_KEY_ID'), getenv('BONAFIDE_ACCESS_KEY_SECRET')
);
DefaultProfile::addEndpoint('cn-shanghai', 'cn-shanghai', 'saf', getenv('BONAFIDE_ENDPOINT'));

$request = new saf\Request\V20190521\ExecuteRequestRequest();
$request->setProtocol('http');
$request->setService('intl_face_verify');
$request->setServiceParameters(json_encode([
    'refFaceContent' => photo('BONAFIDE_REFERENCE'), // photo on the ID document
    'authFaceContent' => photo('BONAFIDE_PROBE'), // face in front of the camera
    'resourceCode' => '00840000',
]));
echo json_encode((new DefaultAcsClient($profile))->getAcsResponse($request)), "\n";
