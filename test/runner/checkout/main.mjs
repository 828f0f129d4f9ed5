console.log('The workspace is already checked out.');
