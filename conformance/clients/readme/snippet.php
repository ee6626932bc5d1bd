<?php
// What stands around the PHP snippet of the project's README.
include_once 'aliyun-openapi-php-sdk/aliyun-php-sdk-core/Config.php';
$keyId = getenv('KEY_ID');
$keySecret = getenv('KEY_SECRET');
$parameters = stream_get_contents(STDIN);
// SNIPPET
