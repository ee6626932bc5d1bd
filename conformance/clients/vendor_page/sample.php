<?php
include_once 'aliyun-openapi-php-sdk/aliyun-php-sdk-core/Config.php';
use saf\Request\V20180919 as saf;

// Initialize the class.
$iClientProfile = DefaultProfile::getProfile("cn-shanghai", "<your-access-key-id>", "<your-access-key-secret>");
$client = new DefaultAcsClient($iClientProfile);

// Set parameters.
$request = new saf\ExecuteRequestRequest();
$request->setService('intl_face_verify');
$request->setServiceParameters('{"authFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD...","resourceCode": "00840000","refFaceContent": "/9j/4AAQSkZJRgABAQAAFAAUAAD..."}') ;

// Initiate the request.
$response = $client->getAcsResponse($request);

print_r("<br>");
print_r("test");
print_r("\r\n");
print_r($response);

print_r($client);

?>
